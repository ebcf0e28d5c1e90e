import { cache } from 'react'

/**
 * Whether the answer to this request is a page as HTML, or the data of a page alone, which a step inside the hub asks for. False until
 * whoever serves the page has found it out, and where there is no request.
 */
export const pageKind = cache((): { isHtml: boolean } => ({ isHtml: false }))
