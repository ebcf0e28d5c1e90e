import { absolute } from '@/lib/core/paths'
import type { Brief } from './rules-brief'

/** Text as text: nothing in it is read as Markdown. */
const asText = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|!~&]/g, '\\$&').replace(/^(\s*)([-+=]|\d+[.)])/gm, '$1\\$2')

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
