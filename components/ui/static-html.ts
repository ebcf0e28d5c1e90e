import { Fragment, isValidElement, type ReactNode } from 'react'
import { Link, type LinkProps } from './link'

/** Names of attributes that HTML and SVG write otherwise than React does. */
const WRITTEN: Record<string, string> = {
  ...{ className: 'class', htmlFor: 'for', tabIndex: 'tabindex', colSpan: 'colspan', rowSpan: 'rowspan' },
  ...{ dateTime: 'dateTime', strokeWidth: 'stroke-width', strokeDasharray: 'stroke-dasharray' },
  ...{ strokeLinecap: 'stroke-linecap', strokeLinejoin: 'stroke-linejoin', strokeOpacity: 'stroke-opacity' },
  ...{ fillOpacity: 'fill-opacity', fillRule: 'fill-rule', textAnchor: 'text-anchor', fontSize: 'font-size' },
  ...{ dominantBaseline: 'dominant-baseline', fontWeight: 'font-weight', fontFamily: 'font-family' },
  ...{
    viewBox: 'viewBox',
    popoverTarget: 'popoverTarget',
    preserveAspectRatio: 'preserveAspectRatio',
    patternUnits: 'patternUnits',
  },
  ...{ patternTransform: 'patternTransform', gradientTransform: 'gradientTransform' },
}
/** Attributes that are there or not, which are written without a value. */
const PRESENT = new Set(['hidden', 'open', 'disabled', 'checked', 'reversed', 'download'])
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col'])
/** Elements that React makes something of its own of. */
const NOT_PLAIN = /^(input|select|option|textarea|form|script|style|link|meta|head|html|body|pre)$/
const FORWARDED = Symbol.for('react.forward_ref')
/** Components that are written as what is in them: a still part within one is still anyway. */
export const asItsChildren = new WeakSet<object>()

class NotPlain extends Error {}

/** Whether buttons that belong to a form elsewhere may stand in what is written now. */
let mayPress = false

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPED[one]!)

/** Where a box stands and how large it is, in pixels or per cent: of styles these are written, as React does. */
const LENGTHS = new Set(['left', 'top', 'width', 'height'])

function styleOf(value: object): string {
  const written = Object.entries(value).map(([name, length]: [string, unknown]) => {
    if (!LENGTHS.has(name)) throw new NotPlain(`style ${name}`)
    if (typeof length === 'string' && /^-?\d+(\.\d+)?%$/.test(length)) return `${name}:${length}`
    if (typeof length !== 'number' || !Number.isFinite(length)) throw new NotPlain(`style ${name}`)
    return `${name}:${length === 0 ? '0' : `${length}px`}`
  })
  return written.length > 0 ? ` style="${written.join(';')}"` : ''
}

function attribute(name: string, value: unknown): string {
  if (name === 'children' || name === 'key' || value === null || value === undefined) return ''
  if (name === 'style' && typeof value === 'object') return styleOf(value)
  const isWordy = /^(aria|data)-[a-z-]+$/.test(name)
  if (typeof value === 'boolean') {
    if (isWordy) return ` ${name}="${String(value)}"`
    if (!PRESENT.has(name)) throw new NotPlain(name)
    return value ? ` ${name}=""` : ''
  }
  const written = WRITTEN[name] ?? (isWordy || /^[a-z][a-z0-9]*$/.test(name) ? name : null)
  if (written === null || name === 'style' || name === 'src' || name.startsWith('on')) throw new NotPlain(name)
  if (typeof value !== 'string' && typeof value !== 'number') throw new NotPlain(name)
  // Addresses that are neither of the hub nor of the web are left to React, which knows the dangerous ones.
  if (name === 'href' && !/^([/#?]|https?:\/\/)/.test(String(value))) throw new NotPlain(name)
  return ` ${written}="${escape(String(value))}"`
}

type Props = Record<string, unknown> & { children?: ReactNode }

const attributesOf = (props: Record<string, unknown>): string =>
  Object.entries(props)
    .map(([name, value]) => attribute(name, value))
    .join('')

/** A drawing of lucide, as its icons hand it to the component of the browser that puts it into a page. */
interface Drawing {
  name: string
  size: number
  aliases?: string[]
  node: [string, Record<string, string>][]
}
const isDrawing = (value: unknown): value is Drawing =>
  typeof value === 'object' && value !== null && 'node' in value && Array.isArray(value.node)

/** An icon as lucide writes it where no context says otherwise: there is none here. */
function iconOf(icon: Drawing, { className = '', strokeWidth = 2, ...given }: Record<string, unknown>): string {
  const isNamed = Object.keys(given).some((name) => /^(aria-.*|role|title)$/.test(name) && given[name] != null)
  const names = ['lucide', ...[icon.name, ...(icon.aliases ?? [])].map((name) => `lucide-${name}`), String(className)]
  const frame = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width: 24, height: 24, viewBox: `0 0 ${icon.size} ${icon.size}` },
    ...{ fill: 'none', stroke: 'currentColor', strokeWidth, strokeLinecap: 'round', strokeLinejoin: 'round' },
    className: [...new Set(names.filter((name) => name.trim()))].join(' ').trim(),
    ...(isNamed ? {} : { 'aria-hidden': 'true' }),
  }
  // Another size or colour is lucide's to work out.
  for (const name of Object.keys(given)) if (!/^(aria-[a-z]+|role)$/.test(name)) throw new NotPlain(name)
  const lines = icon.node.map(([tag, { key: _, ...line }]) => `<${tag}${attributesOf(line)}></${tag}>`)
  return `<svg${attributesOf({ ...frame, ...given })}>${lines.join('')}</svg>`
}

/** A link inside the hub, as a plain one that the frame's script follows (soft-link.tsx). */
function linkOf({ href, scroll, replace, prefetch: _, children, ...rest }: LinkProps): string {
  if (replace) throw new NotPlain('replace')
  // What opens elsewhere, or is a file, no script follows.
  const isPage = rest.target === undefined && rest.download === undefined && !/^(https?:|\/api\/)/.test(href)
  const given = { ...(isPage && { 'data-soft': scroll === false ? 'here' : '' }), ...rest, href }
  return `<a${attributesOf(given)}>${write(children)}</a>`
}

function write(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string') return escape(node)
  if (typeof node === 'number') return String(node)
  if (Array.isArray(node)) return (node as ReactNode[]).map(write).join('')
  if (!isValidElement<Props>(node)) throw new NotPlain('not an element')
  const { type, props } = node as { type: unknown; props: Props }
  if (type === Fragment) return write(props.children)
  if (type === Link) return linkOf(props as unknown as LinkProps)
  if (typeof type === 'object' && type !== null && '$$typeof' in type && type.$$typeof === FORWARDED)
    return writtenBy((type as unknown as { render: (props: Props, ref: null) => ReactNode }).render(props, null))
  if (typeof type === 'function') {
    if (asItsChildren.has(type)) return write(props.children)
    // A component of the browser, or one that waits for something, is nothing that can be written down here.
    if ('$$typeof' in type) throw new NotPlain('client component')
    return writtenBy((type as (props: Props) => ReactNode | Promise<ReactNode>)(props))
  }
  if (typeof type !== 'string' || NOT_PLAIN.test(type)) throw new NotPlain(String(type))
  // One that submits nothing opens a menu, or is followed by the frame's script.
  const isOfFormElsewhere = mayPress && typeof props.form === 'string' && (props.type ?? 'submit') === 'submit'
  if (type === 'button' && !isOfFormElsewhere && (props.type !== 'button' || props.name !== undefined))
    throw new NotPlain('button')
  const { dangerouslySetInnerHTML: given, ...plain } = props
  // React writes the name of a button last.
  const { name, ...rest } = plain
  const start = `<${type}${attributesOf(type === 'button' ? { ...rest, name } : plain)}`
  // What a component hands over as HTML, React writes as it is.
  if (given) return `${start}>${(given as { __html: string }).__html}</${type}>`
  return VOID.has(type) ? `${start}/>` : `${start}>${write(props.children)}</${type}>`
}

function writtenBy(made: ReactNode | Promise<ReactNode>): string {
  if (made instanceof Promise) throw new NotPlain('asynchronous')
  // An icon of lucide hands its drawing to a component of the browser.
  if (isValidElement<Props>(made) && typeof made.type !== 'string' && isDrawing(made.props.icon)) {
    const { icon, children, ref: _, ...given } = made.props
    if (children === undefined) return iconOf(icon, given)
  }
  return write(made)
}

/**
 * What React would write for elements that do nothing in a browser: the HTML of `renderToStaticMarkup`, which server
 * components may not call. Null where something in them is more than that, or is not known here to be written alike.
 * @param pressed they may hold buttons of a form that stands elsewhere
 */
export function staticHtml(node: ReactNode, pressed = false): string | null {
  const before = mayPress
  mayPress = pressed
  try {
    return write(node)
  } catch (error) {
    if (error instanceof NotPlain) return null
    throw error
  } finally {
    mayPress = before
  }
}
