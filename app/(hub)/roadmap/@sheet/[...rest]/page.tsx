/** Any other page of the roadmap closes the panel. */
export default function ClosedSheet() {
  return null
}
