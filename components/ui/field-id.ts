/**
 * The id of a field's control: the error summary links to it. Dots of nested names become dashes.
 * @param scope tells a form's fields from those of the same name in other forms of the page
 */
export function fieldId(name: string, scope?: string): string {
  return `field-${scope === undefined ? '' : `${scope}-`}${name.replaceAll('.', '-')}`
}
