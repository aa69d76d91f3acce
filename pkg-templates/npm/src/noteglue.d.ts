/** The reader of notes, as the build makes it from wasm-bindgen's glue; see build.mjs. It imports nothing. */
export interface NoteInstance {
  /** What a note says, as JSON. */
  readNote(text: string): string;
  imports(): WebAssembly.Imports;
  attach(instance: WebAssembly.Instance): void;
}
export default function glue(): NoteInstance;
