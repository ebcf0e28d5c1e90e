import { element, type SurveyJsQuestion } from './schema-surveyjs'

const LIMITS = new Set(['answercount', 'numeric', 'text'])
/** Settings of how a question looks, which mean nothing for its answers. */
const LOOKS =
  /^(?:width|minWidth|maxWidth|titleLocation|descriptionLocation|errorLocation|colCount|startWithNewLine|indent|useDisplayValuesInTitle|hideNumber|rows|cols|autoGrow|allowResize|renderAs|rateType|rateDisplayMode|rateColorMode|scaleColorMode|imageFit|imageHeight|imageWidth|minImage(?:Height|Width)|maxImage(?:Height|Width)|contentMode|showLabel|placeholder|placeHolder|choicesOrder|columnMinWidth|rowTitleWidth|columnColCount|state|page|clearIfInvisible|swapOrder|itemSize|size|textUpdateMode|showClearButton|allowClear|multiSelect|valueTrue|valueFalse|showHeader|verticalAlign|alternateRows|mobileView|displayMode|autocomplete|commentPlaceholder|otherPlaceholder|otherErrorText|requiredErrorText|separateSpecialChoices|showNumber|dataList|hasSelectAll|showSelectAllItem|selectAllText|rateDescriptionLocation|displayRateDescriptionsAsExtremeItems|longTap|selectToRank.*|keyDuplicationError|isUnique|caption|maxLabel|minLabel|visible|readOnly|valueName|defaultValue|type|name)$/

/** Settings of this file that nothing here reads, and that say more than how it looks. */
const unread = (source: SurveyJsQuestion): string[] => {
  const names = Object.keys(source).filter((name) => !(name in element.shape) && !LOOKS.test(name))
  return names.length > 0 ? [`settings that are not read (${names.slice(0, 6).join(', ')})`] : []
}

/** What a question of SurveyJS says and nothing here keeps: settings with no counterpart. */
export function notKept(source: SurveyJsQuestion): string[] {
  // Those that have become limits are kept.
  const checks = source.validators.map((one) => one.type || 'expression').filter((one) => !LIMITS.has(one))
  return [
    ...(source.requiredIf ? ['a condition on which it is required'] : []),
    ...(source.enableIf ? ['a condition on which it may be answered'] : []),
    ...(source.defaultValue !== undefined || source.defaultValueExpression ? ['a preset answer'] : []),
    ...(source.correctAnswer !== undefined ? ['a right answer'] : []),
    ...(checks.length > 0 ? [`checks of the answer (${[...new Set(checks)].join(', ')})`] : []),
    ...(source.step !== undefined &&
    Number(source.step) !== 1 &&
    source.type !== 'slider' &&
    source.inputType !== 'range'
      ? [`its step of ${String(source.step)}`]
      : []),
    ...unread(source),
    ...(source.maskType ? ['a mask'] : []),
    ...((source.hasComment || source.showCommentArea) && !source.hasOther && !source.showOtherItem
      ? ['the comment field beside it']
      : []),
  ]
}
