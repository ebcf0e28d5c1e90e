/** Settings that change what is asked or accepted, and have no counterpart. */
export const SETTINGS: Record<string, string> = {
  em_validation_q: 'a custom expression that checks the answer',
  em_validation_sq: 'a custom expression that checks each answer',
  array_filter: 'a filter of its rows by another answer',
  array_filter_exclude: 'a filter of its rows by another answer',
  time_limit: 'a time limit',
  random_group: 'a random order',
  alphasort: 'an alphabetical order',
  equals_num_value: 'a sum its numbers must have',
  min_num_value: 'a least sum',
  max_num_value: 'a greatest sum',
  num_value_equals_sgqa: 'a sum like that of another question',
  min_num_value_sgqa: 'a least sum taken from another question',
  max_num_value_sgqa: 'a greatest sum taken from another question',
  show_totals: 'the sums shown beside it',
  show_grand_total: 'the sums shown beside it',
  slider_default: 'the place where its slider starts',
  slider_middlestart: 'the place where its slider starts',
  location_mapservice: 'the map to choose a place on',
  prefix: 'words before the field',
  suffix: 'words after the field',
  other_comment_mandatory: 'that “Other” needs words',
  other_numbers_only: 'that “Other” takes numbers only',
  parent_order: 'an order taken from another question',
  category_separator: 'the groups that its options stand in',
  slider_reversed: 'that its slider runs the other way',
  placeholder: 'words in the empty field',
  choice_title: 'words above what can be ranked',
  rank_title: 'words above the ranking',
}

/** Of these the value itself is told: it is what the answers meant. Of a check, the words that respondents read about it. */
export const TOLD = new Set([
  ...['equals_num_value', 'min_num_value', 'max_num_value', 'prefix', 'suffix', 'time_limit'],
  ...['parent_order', 'category_separator', 'placeholder', 'choice_title', 'rank_title'],
])
