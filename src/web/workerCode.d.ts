/** The bundled worker as text, put in by the build (scripts/lib/page.mjs). */
declare module 'worker-code' {
  const code: string;
  export default code;
}
