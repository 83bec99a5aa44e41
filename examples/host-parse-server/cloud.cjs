/* global Parse -- Parse Server has it ready for what it runs beside itself */

Parse.Cloud.beforeSave('Task', ({ object, original }) => {
  if (!original || !object.dirty('state')) return;
  const isDone = object.get('state') === 2;
  if (isDone && object.get('waitsForUs'))
    throw new Parse.Error(Parse.Error.VALIDATION_ERROR, 'We have to countersign first.');
  if (isDone) object.set('doneAt', new Date());
  else object.unset('doneAt');
});
