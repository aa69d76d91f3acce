/** The functions of one instance of the wasm, as the build makes them from wasm-bindgen's glue; see build.mjs. */
export interface Instance {
  check(encounter: unknown, options: unknown): unknown;
  /** Nothing where the bytes are not what wire.ts writes. */
  checkWire(encounter: Uint8Array, options: unknown): unknown;
  checkFile(bytes: Uint8Array, options: unknown): unknown;
  /** `{ name, problem }`, one of them null. */
  loadTable(bytes: Uint8Array): unknown;
  /** Whether a table of that name was loaded. */
  unloadTable(name: string): boolean;
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
