import { cn } from '@/lib/core/cn'
import { Diagrams } from './diagrams'

/** Rendered Markdown. `html` must come from `renderMarkdown` of lib/core/text/markdown, which sanitizes it; nothing else may be passed. */
export function Markdown({ html, className }: { html: string; className?: string }) {
  return (
    <>
      <div className={cn('prose', className)} dangerouslySetInnerHTML={{ __html: html }} />
      {html.includes('<pre tabindex="0" data-diagram') && <Diagrams />}
    </>
  )
}
