/** A text per plural form of a language; `#` stands for the number. */
export type PluralForms = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }
>

/** The form that goes with a number in a locale, with the number in place of `#`. */
export function plural(locale: string, count: number, forms: PluralForms): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return form.replaceAll('#', () => formatNumber(locale, count))
}

/** A number as a locale writes it. */
export function formatNumber(
  locale: string,
  value: number,
  options?: Intl.NumberFormatOptions
): string {
  return new Intl.NumberFormat(locale, options).format(value)
}

/** Items as a sentence lists them: `Alpha, Beta and Gamma`. */
export function listOf(locale: string, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
}
