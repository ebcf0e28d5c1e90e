/** The id of a field's control: the error summary links to it. Dots of nested names become dashes. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`
}
