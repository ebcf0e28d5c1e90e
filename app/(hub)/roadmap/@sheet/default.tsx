/** Nothing lies over the page. */
export default function NoSheet() {
  return null
}
