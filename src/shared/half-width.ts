/**
 * Returns a text with full-width forms of ASCII as ASCII, and the ideographic space as a space. Japanese and Chinese
 * input methods write them: "１：３０" becomes "1:30".
 */
export function halfWidth(text: string): string {
  return text.replaceAll(/[\u3000\uFF01-\uFF5E]/g, (form) => form.normalize('NFKC'))
}
