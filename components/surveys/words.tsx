import { inline, paragraphs } from '@/lib/surveys/inline'

/** A label's words with the little mark-up that Markdown has within a line. */
export function Words({ text }: { text: string }) {
  return inline(text).map((run, index) => {
    switch (run.kind) {
      case 'link':
        return (
          <a key={index} href={run.href} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
            {run.text}
          </a>
        )
      case 'strong':
        return <strong key={index}>{run.text}</strong>
      case 'em':
        return <em key={index}>{run.text}</em>
      case 'code':
        return <code key={index}>{run.text}</code>
      default:
        return run.text
    }
  })
}

/** Paragraphs of words. */
export function Paragraphs({ text, className }: { text: string; className?: string }) {
  return (
    <div className={className}>
      {paragraphs(text).map((one, index) => (
        <p key={index} className={index > 0 ? 'mt-2' : undefined}>
          <Words text={one} />
        </p>
      ))}
    </div>
  )
}
