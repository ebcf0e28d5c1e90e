/** Whom one can sign in as on a demo of one's own, in the order they are shown: each sees the hub from another side. */
export const PERSONAS = [
  'maren.okafor@lanternfreight.example',
  'theo.lindgren@lanternfreight.example',
  'ines.varga@lanternfreight.example',
  'yuki.tanabe@lanternfreight.example',
  'greta.vossberg@lanternfreight.example',
  'conrad.ashby@lanternfreight.example',
] as const
