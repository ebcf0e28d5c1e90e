import { Fragment, isValidElement, type ReactNode } from 'react'

/** Names of attributes that HTML and SVG write otherwise than React does. */
const WRITTEN: Record<string, string> = {
  ...{ className: 'class', htmlFor: 'for', tabIndex: 'tabindex', colSpan: 'colspan', rowSpan: 'rowspan' },
  ...{ dateTime: 'dateTime', strokeWidth: 'stroke-width', strokeDasharray: 'stroke-dasharray' },
  ...{ strokeLinecap: 'stroke-linecap', strokeLinejoin: 'stroke-linejoin', strokeOpacity: 'stroke-opacity' },
  ...{ fillOpacity: 'fill-opacity', fillRule: 'fill-rule', textAnchor: 'text-anchor', fontSize: 'font-size' },
  ...{ dominantBaseline: 'dominant-baseline', fontWeight: 'font-weight', fontFamily: 'font-family' },
  ...{ viewBox: 'viewBox', preserveAspectRatio: 'preserveAspectRatio', patternUnits: 'patternUnits' },
  ...{ patternTransform: 'patternTransform', gradientTransform: 'gradientTransform' },
}
/** Attributes that are there or not, which are written without a value. */
const PRESENT = new Set(['hidden', 'open', 'disabled', 'checked', 'reversed'])
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col'])
/** Elements that React makes something of its own of. */
const NOT_PLAIN = /^(input|select|option|textarea|form|button|script|style|link|meta|head|html|body|pre)$/

class NotPlain extends Error {}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPED[one]!)

/** Where a box stands and how large it is, in whole or broken pixels: of styles these are written, as React does. */
const LENGTHS = new Set(['left', 'top', 'width', 'height'])

function styleOf(value: object): string {
  const written = Object.entries(value).map(([name, length]: [string, unknown]) => {
    if (!LENGTHS.has(name) || typeof length !== 'number' || !Number.isFinite(length))
      throw new NotPlain(`style ${name}`)
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

function write(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string') return escape(node)
  if (typeof node === 'number') return String(node)
  if (Array.isArray(node)) return (node as ReactNode[]).map(write).join('')
  if (!isValidElement<Record<string, unknown> & { children?: ReactNode }>(node)) throw new NotPlain('not an element')
  const { type, props } = node
  if (type === Fragment) return write(props.children)
  if (typeof type === 'function') {
    // A component of the browser, or one that waits for something, is nothing that can be written down here.
    if ('$$typeof' in type) throw new NotPlain('client component')
    const made = (type as (props: unknown) => ReactNode | Promise<ReactNode>)(props)
    if (made instanceof Promise) throw new NotPlain('asynchronous')
    return write(made)
  }
  if (typeof type !== 'string' || NOT_PLAIN.test(type)) throw new NotPlain(String(type))
  const attributes = Object.entries(props).map(([name, value]) => attribute(name, value))
  const start = `<${type}${attributes.join('')}`
  return VOID.has(type) ? `${start}/>` : `${start}>${write(props.children)}</${type}>`
}

/**
 * What React would write for elements that do nothing in a browser: the HTML of `renderToStaticMarkup`, which server
 * components may not call. Null where something in them is more than that, or is not known here to be written alike.
 */
export function staticHtml(node: ReactNode): string | null {
  try {
    return write(node)
  } catch (error) {
    if (error instanceof NotPlain) return null
    throw error
  }
}
