import { absolute } from '@/lib/core/paths'
import { literalMarkdown as asText } from '@/lib/core/text/literal-markdown'
import type { Brief } from './rules-brief'

/** A brief in Markdown: each claim is a line with links to what it rests on. @param base the hub's address */
export const briefMarkdown = ({ title, sections }: Brief, base: string): string =>
  [
    `# ${asText(title)}`,
    ...sections.map(
      (section) =>
        `## ${asText(section.title)}\n\n${section.claims
          .map(
            ({ text, sources }) =>
              `- ${asText(text)} (${sources.map(({ label, href }) => `[${asText(label)}](${absolute(base, href)})`).join(', ')})`,
          )
          .join('\n')}`,
    ),
  ].join('\n\n') + '\n'
