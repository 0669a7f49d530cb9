const FRACTIONS: Readonly<Record<string, string>> = {
  ...{ '½': '.5', '¼': '.25', '¾': '.75', '1/2': '.5', '1/4': '.25', '3/4': '.75' }
}

/**
 * Returns a text with halves and quarters as decimals.
 *
 * @example withDecimals('1 ½ h') // '1.5 h'
 */
export function withDecimals(text: string): string {
  return text.replace(
    /(?<![\d/.,:])(?:(\d+) ?)?([½¼¾]|\b[13]\/[24]\b)(?![\d/])/gu,
    (whole, count: string = '', fraction: string) =>
      fraction in FRACTIONS ? `${count}${FRACTIONS[fraction] ?? ''}` : whole
  )
}
