import { csvLine } from './csv'

const SVG = 'http://www.w3.org/2000/svg'
const painted = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linecap',
  'opacity',
] as const

/** Save a figure's numbers (csv) or its picture as it stands on the screen (svg, png). */
export async function downloadChart(figure: HTMLElement, kind: 'csv' | 'svg' | 'png'): Promise<void> {
  const name = `${figure.dataset.chart ?? 'chart'}.${kind}`
  if (kind === 'csv') return save(new Blob([toCsv(figure)], { type: 'text/csv' }), name)
  const svg = toSvg(figure)
  const source = new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' })
  save(kind === 'svg' ? source : await toPng(source, svg), name)
}

function toCsv(figure: HTMLElement): string {
  const rows = [...figure.querySelectorAll<HTMLTableRowElement>('details table tr')]
  return rows.map((row) => csvLine([...row.cells].map((cell) => cell.textContent ?? ''))).join('\r\n') + '\r\n'
}

/** One SVG of everything that is seen: the chart's own shapes with their colours written in, and its text line by line. */
function toSvg(figure: HTMLElement): SVGSVGElement {
  const picture = figure.querySelector<HTMLElement>('[data-picture]') ?? figure
  const title = figure.querySelector<HTMLElement>('figcaption')
  const frame = figure.getBoundingClientRect()
  const height = picture.getBoundingClientRect().bottom - frame.top + 12
  const out = document.createElementNS(SVG, 'svg')
  out.setAttribute('width', String(frame.width + 24))
  out.setAttribute('height', String(height + 12))
  out.append(
    shape('rect', { width: '100%', height: '100%', fill: getComputedStyle(document.documentElement).backgroundColor }),
  )
  const offset = { x: frame.left - 12, y: frame.top - 12 }
  for (const drawn of picture.querySelectorAll('svg')) {
    if (drawn.parentElement?.closest('svg')) continue
    const box = drawn.getBoundingClientRect()
    const copy = paint(drawn, drawn.cloneNode(true) as SVGSVGElement)
    for (const [key, value] of Object.entries({
      x: box.left - offset.x,
      y: box.top - offset.y,
      width: box.width,
      height: box.height,
    })) {
      copy.setAttribute(key, String(value))
    }
    out.append(copy)
  }
  for (const hidden of picture.querySelectorAll('.hatched')) {
    const { left, top, width, height } = hidden.getBoundingClientRect()
    const { color } = getComputedStyle(hidden)
    const place = { x: left - offset.x, y: top - offset.y, width, height }
    const box = shape('rect', { fill: 'none', stroke: color, 'stroke-dasharray': '2 2', 'stroke-opacity': '0.6' })
    for (const [key, value] of Object.entries(place)) box.setAttribute(key, String(value))
    out.append(box)
  }
  for (const part of [title, picture]) if (part) out.append(...textLines(part, offset))
  return out
}

function shape(tag: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, tag)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

function paint<E extends Element>(from: Element, to: E): E {
  const style = getComputedStyle(from)
  for (const property of painted) to.setAttribute(property, style.getPropertyValue(property))
  if (from.tagName === 'text')
    for (const property of ['font-size', 'font-family']) to.setAttribute(property, style.getPropertyValue(property))
  to.removeAttribute('class')
  ;[...from.children].forEach((child, i) => paint(child, to.children[i]!))
  return to
}

function* textLines(part: HTMLElement, offset: { x: number; y: number }): Generator<SVGElement> {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || parent.closest('svg, .sr-only') || !node.textContent?.trim()) continue
    const style = getComputedStyle(parent)
    for (const { text, box } of splitLines(node as Text)) {
      const line = shape('text', {
        x: String(box.left - offset.x),
        y: String(box.top - offset.y + box.height * 0.75),
        fill: style.color,
        'font-size': style.fontSize,
        'font-weight': style.fontWeight,
        'font-family': style.fontFamily,
      })
      line.textContent = text
      yield line
    }
  }
}

/** A text as the browser broke it into lines, each with its place; lines without width are not seen. */
function splitLines(node: Text): { text: string; box: DOMRect }[] {
  const lines: { text: string; box: DOMRect }[] = []
  const range = document.createRange()
  for (const word of node.data.matchAll(/\S+/gu)) {
    range.setStart(node, word.index)
    range.setEnd(node, word.index + word[0].length)
    const box = range.getBoundingClientRect()
    const line = lines.at(-1)
    if (line && Math.abs(line.box.top - box.top) < 2) line.text += ` ${word[0]}`
    else if (box.width > 0) lines.push({ text: word[0], box })
  }
  return lines
}

async function toPng(source: Blob, svg: SVGSVGElement): Promise<Blob> {
  const url = URL.createObjectURL(source)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Number(svg.getAttribute('width')) * 2
    canvas.height = Number(svg.getAttribute('height')) * 2
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))),
        'image/png',
      ),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
