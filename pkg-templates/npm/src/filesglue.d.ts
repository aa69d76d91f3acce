/** The reader of claim files, as the build makes it from wasm-bindgen's glue; see build.mjs. */
export interface FilesInstance {
  /** Lines of JSON: first format, places and problems, then each encounter; nothing where the format is not known. */
  readFile(bytes: Uint8Array): Uint8Array | undefined;
  imports(): WebAssembly.Imports;
  attach(instance: WebAssembly.Instance): void;
}
export default function glue(): FilesInstance;
