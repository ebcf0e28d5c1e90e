/**
 * What runs in the portal's page. It reads its own tag, sends nothing, and believes nobody but its own frame:
 * `<script src="https://hub/embed.js" data-survey="TOKEN" async></script>`, optionally `data-lang="de"`.
 */
export const EMBED_SCRIPT = `(() => {
  const tag = document.currentScript
  const token = tag && tag.dataset.survey
  if (!token) return
  const hub = new URL(tag.src).origin
  const frame = document.createElement('iframe')
  frame.src = hub + '/embed/' + encodeURIComponent(token) + (tag.dataset.lang ? '?lang=' + encodeURIComponent(tag.dataset.lang) : '')
  frame.title = tag.dataset.title || 'Survey'
  frame.loading = 'lazy'
  frame.referrerPolicy = 'no-referrer'
  frame.style.cssText = 'width:100%;border:0;height:480px'
  addEventListener('message', (event) => {
    if (event.origin !== hub || event.source !== frame.contentWindow) return
    const height = event.data && event.data.soundingsHeight
    if (typeof height === 'number' && height > 0) frame.style.height = Math.min(height, 6000) + 'px'
  })
  tag.after(frame)
})()
`
