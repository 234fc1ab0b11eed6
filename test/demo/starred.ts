/** Hides all of a secret but its first four characters. */
export function starred(text: string): string {
  return text.replace(/(AWS_(?:SECRET_ACCESS_KEY|SESSION_TOKEN)='?)([^'\s]{4})[^'\s]*/g, '$1$2****')
}
