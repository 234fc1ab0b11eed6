/** The bundler puts the file's text here. */
declare module '*?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: vite's own form
  export default text
}
