/** What is said of promises with a clock, where details are opened. */
export const promise = {
  'promise.running': 'المهلة جارية',
  'promise.at-risk': 'الوعد معرض للخطر',
  'promise.breached': 'لم يُوفَ بالوعد',
  'promise.paused': 'المهلة متوقفة',
  'promise.met': 'وُفي بالوعد',
  'promise.by': 'وعد من {organization}',
  'promise.due': 'الموعد {date}',
  'promise.with': 'الدور الآن على {organization}',
  'promise.paused-since': 'منذ {date}',
  'promise.waits-for': 'بانتظار {organization}',
};
