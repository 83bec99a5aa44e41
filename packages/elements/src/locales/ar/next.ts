import type { Message } from '../strings.js';

/** What `<journey-next>` says. */
export const next = {
  'next.heading': 'خطوتك التالية',
  'next.empty': 'لم تبدأ رحلتك بعد. ستظهر خطوتك الأولى هنا فور بدايتها.',
  'next.about-minutes': {
    one: 'نحو دقيقة',
    two: 'نحو دقيقتين',
    few: 'نحو {count}\u00a0دقائق',
    other: 'نحو {count}\u00a0دقيقة',
  } as Message,
  'next.in-stage': 'المرحلة {stage}',
  'next.because': 'لماذا هذه الخطوة',
  'next.returned': 'أعادها {person}: {reason}',
  'next.returned-because': 'أُعيدت: {reason}',
  'next.begun': 'لقد بدأتها.',
  'next.assigned': 'هي مُسندة إليك.',
  'next.assigned-to': 'هي مُسندة إلى {people}.',
  'next.needed-for': 'لازمة من أجل: {things}',
  'next.last-of-stage': 'هي آخر خطوة مطلوبة من {organization} في هذه المرحلة.',
  'next.optional': 'هي اختيارية: أُنجز كل ما هو مطلوب.',
  'next.then': 'بعد ذلك: {step}',
  'next.checklist': 'فتح قائمة المهام',
  'next.none': 'لا شيء مطلوبًا من {organization} الآن.',
  'next.waiting-on': 'في انتظار {organization}: {what}',
  'next.done': 'اكتملت كل المراحل.',
};
