/** On the board itself no panel is open. */
export default function ClosedSheet() {
  return null
}
