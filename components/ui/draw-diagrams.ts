import mermaid from 'mermaid'
import { withoutAttributes } from './diagram-source'

const config = {
  startOnLoad: false,
  securityLevel: 'strict',
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  // A picture has the system's fonts only; measured in the same one.
  fontFamily: 'system-ui, sans-serif',
  suppressErrorRendering: true,
  maxTextSize: 50_000,
  maxEdges: 500,
  // What the diagram's own text may not change.
  secure: [
    'secure',
    'securityLevel',
    'startOnLoad',
    'maxTextSize',
    'maxEdges',
    'suppressErrorRendering',
    'htmlLabels',
    'flowchart',
    'fontFamily',
    'altFontFamily',
    'themeCSS',
    'themeVariables',
    'dompurifyConfig',
  ],
} as const

let count = 0

/** The first line that is not understood, where the library says which. */
const problemOf = (error: unknown): string => {
  const said = error instanceof Error ? error.message : ''
  const line = /\bline:? (\d+)/i.exec(said)?.[1]
  return line
    ? `This diagram is not drawn: line ${line} is not understood.`
    : 'This diagram is not drawn: its text is not understood.'
}

const isDark = (element: Element) => {
  const [red = 0, green = 0, blue = 0] =
    getComputedStyle(element)
      .color.match(/[\d.]+/g)
      ?.map(Number) ?? []
  return getComputedStyle(element).color.startsWith('rgb') && red + green + blue > 384
}

/** What the picture shows, for who does not see it: its own title and description, else that there is a diagram; its source stays on the page. */
const wordsOf = (svg: SVGSVGElement): string =>
  ['title', 'desc'].flatMap((name) => svg.querySelector(`:scope > ${name}`)?.textContent?.trim() || []).join('. ') ||
  'Diagram, described by its source below'

const margin = 8

/** Where the drawing really is, in its own units: the library says it before its labels have settled, and cuts them off. */
function boundsOf(svg: SVGSVGElement): { x: number; y: number; width: number; height: number } {
  const aside = document.createElement('div')
  Object.assign(aside.style, {
    position: 'absolute',
    visibility: 'hidden',
    inset: '0 auto auto 0',
    width: '0',
    height: '0',
    overflow: 'hidden',
  })
  aside.append(svg)
  document.body.append(aside)
  const { x, y, width, height } = svg.getBBox()
  aside.remove()
  return {
    x: Math.floor(x) - margin,
    y: Math.floor(y) - margin,
    width: Math.ceil(width) + 2 * margin,
    height: Math.ceil(height) + 2 * margin,
  }
}

/** The drawing as a picture: nothing in it is part of the page, can be followed or can run. */
const pictureOf = (text: string): HTMLImageElement => {
  const svg = new DOMParser().parseFromString(text, 'text/html').querySelector('svg')
  if (!svg) throw new Error('no drawing')
  svg.removeAttribute('style')
  const { x, y, width, height } = boundsOf(svg)
  svg.setAttribute('viewBox', `${x} ${y} ${width} ${height}`)
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  const image = new Image(width, height)
  image.alt = wordsOf(svg)
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }))
  image.addEventListener('load', () => URL.revokeObjectURL(address), { once: true })
  image.src = address
  return image
}

/** Shows or hides the source; named without text, since comments count in the text of the document. */
const sourceButton = (pre: HTMLElement): HTMLButtonElement => {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'md-diagram-source'
  button.ariaLabel = 'Source of the diagram'
  const show = (open: boolean) => {
    pre.hidden = !open
    button.ariaExpanded = String(open)
  }
  button.addEventListener('click', () => show(pre.hidden))
  show(pre.querySelector('mark') !== null)
  return button
}

const note = (words: string): HTMLElement => {
  const element = document.createElement('div')
  element.className = 'md-diagram-problem'
  element.role = 'note'
  element.ariaLabel = words
  element.dataset.words = words
  return element
}

/** A diagram's source as a picture in the colours that are set. @throws Error where the source is not understood */
const drawn = async (pre: HTMLElement): Promise<HTMLImageElement> =>
  pictureOf((await mermaid.render(`diagram-${(count += 1)}`, withoutAttributes(pre.textContent ?? ''))).svg)

async function drawOne(pre: HTMLElement, theme: string): Promise<void> {
  pre.dataset.drawn = theme
  try {
    const figure = document.createElement('figure')
    figure.className = 'md-diagram'
    figure.append(await drawn(pre), sourceButton(pre))
    pre.before(figure)
  } catch (error) {
    pre.before(note(problemOf(error)))
  }
}

/** Puts the picture in the colours of another theme in the place of the one that stands there. */
async function redrawOne(pre: HTMLElement, theme: string): Promise<void> {
  pre.dataset.drawn = theme
  const old = pre.previousElementSibling?.querySelector(':scope > img')
  // One that could not be drawn cannot be in other colours either: its note stays.
  if (old) old.replaceWith(await drawn(pre))
}

/** One at a time: the library has one set of colours for all. */
let queue = Promise.resolve()

/**
 * Draws each diagram of a rendered document above its source, in the colours of the page, and again those that are in others; where one
 * cannot be drawn its source stays, with why.
 */
export function drawDiagrams(root: Element): Promise<void> {
  const next = async () => {
    const theme = isDark(root) ? 'dark' : 'neutral'
    const waiting = [...root.querySelectorAll<HTMLElement>('pre[data-diagram]')].filter(
      (pre) => pre.dataset.drawn !== theme,
    )
    if (waiting.length === 0) return
    mermaid.initialize({ ...config, secure: [...config.secure], theme })
    for (const pre of waiting)
      if (pre.isConnected) await (pre.dataset.drawn === undefined ? drawOne : redrawOne)(pre, theme)
  }
  queue = queue.then(next, next)
  return queue
}
