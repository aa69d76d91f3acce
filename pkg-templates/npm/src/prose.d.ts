/** Documentation of each rule in Markdown; the build writes it. */
declare const prose: Readonly<Record<string, string>>;
export default prose;
