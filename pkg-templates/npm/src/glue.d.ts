/** The functions of one instance of the wasm, as the build makes them from wasm-bindgen's glue; see build.mjs. */
export interface Instance {
  check(encounter: unknown, options: unknown): unknown;
  /** Nothing where the bytes are not what wire.ts writes. */
  checkWire(encounter: Uint8Array, options: unknown): unknown;
  /** Takes note of one encounter of several; `wire` as in wire.ts, else the encounter itself is read. */
  gather(at: number, wire: Uint8Array | undefined, encounter: unknown): void;
  /** All are gathered; or, before the first and after the last, forgets them. */
  gathered(): void;
  checkAmong(at: number, wire: Uint8Array | undefined, encounter: unknown, options: unknown): unknown;
  checkFile(bytes: Uint8Array, options: unknown): unknown;
  /** `{ name, problem }`, one of them null. */
  loadTable(bytes: Uint8Array): unknown;
  /** Whether a table of that name was loaded. */
  unloadTable(name: string): boolean;
  /** Sets what reads the text of notes: JSON, or nothing where it cannot now. */
  setReader(reader: (text: string) => string | undefined): void;
  /** Judges by these packs and contracts from now on; throws with `problems` where they make no sense. */
  usePacks(packs: unknown, practice: unknown): void;
  checkPack(pack: unknown): unknown;
  compare(encounter: unknown, payers: string[], options: unknown): unknown;
  diff(before: unknown, after: unknown, encounters: unknown[]): unknown;
  payers(): unknown;
  version(): unknown;
  notices(): string;
  /** What the wasm wants handed in when it is instantiated. */
  imports(): WebAssembly.Imports;
  /** Takes the instance that was made with those imports; the other functions work from then on. */
  attach(instance: WebAssembly.Instance): void;
}
/** A glue of its own, with nothing shared between two of them. */
export default function glue(): Instance;
