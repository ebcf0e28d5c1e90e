/** Text as text: nothing in it is read as Markdown. */
export const literalMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|!~&]/g, '\\$&').replace(/^(\s*)([-+=]|\d+[.)])/gm, '$1\\$2')
