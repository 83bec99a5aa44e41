/** What is said of promises with a clock, where details are opened. */
export const promise = {
  'common.promise-running': 'المهلة جارية',
  'common.promise-at-risk': 'الوعد معرض للخطر',
  'common.promise-breached': 'لم يُوفَ بالوعد',
  'common.promise-paused': 'المهلة متوقفة',
  'common.promise-met': 'وُفي بالوعد',
  'common.promise-by': 'وعد من {organization}',
  'common.promise-due': 'الموعد {date}',
  'common.promise-with': 'الدور الآن على {organization}',
  'common.promise-paused-since': 'منذ {date}',
  'common.promise-waits-for': 'بانتظار {organization}',
};
