/** The wasm of the claim files' reader in base64; the build writes it. */
declare const base64: string;
export default base64;
