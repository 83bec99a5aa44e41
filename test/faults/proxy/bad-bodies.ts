/** Bodies that no host means, with the media type they come with: what readers of any answer have to survive. */
export interface BadBody {
  readonly title: string;
  readonly body: string;
  readonly contentType: string;
}

const json = 'application/json';
const portal = `<!doctype html><html><head><title>Wi-Fi</title></head><body><form action="/login"><input name="room"></form></body></html>`;

const bad = (title: string, body: string, contentType = json): BadBody => ({ title, body, contentType });
const deep = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000);

/** What comes with status 200 instead of a document. None of it says that anything was saved. */
export const badBodies: readonly BadBody[] = [
  bad('nothing', ''),
  bad('white space', ' \n\t '),
  bad('a web page', portal, 'text/html'),
  bad('a web page that says it is JSON', portal),
  bad('a web page after white space', `\n\n  ${portal}`, 'text/plain'),
  bad('a web page without its beginning', '<body>Please sign in</body>', 'text/html'),
  bad('null', 'null'),
  bad('true', 'true'),
  bad('false', 'false'),
  bad('a number', '200'),
  bad('a text', '"OK"'),
  bad('a word', 'OK', 'text/plain'),
  bad('an empty object', '{}'),
  bad('an empty list', '[]'),
  bad('a list of nulls', '[null,null]'),
  bad('an error inside', '{"error":{"code":500,"message":"Internal"}}'),
  bad('errors inside', '{"data":null,"errors":[{"message":"Not signed in"}]}'),
  bad('success that is none', '{"success":false,"message":"Session expired"}'),
  bad('a problem document', '{"type":"about:blank","title":"Gone","status":410,"code":"gone"}'),
  bad('half an object', '{"items":[{"id":"a","title":"A"},{"id":'),
  bad('half a list', '[{"id":"a"}'),
  bad('a text that does not end', '{"title":"Abc'),
  bad('two documents', '{}{}'),
  bad('text after the document', '{} // done'),
  bad('a line for each document', '{"id":1}\n{"id":2}'),
  bad('a byte order mark and nothing', '\uFEFF'),
  bad('a guard before the document', `)]}',\n{"items":[]}`),
  bad('a call', 'callback({"items":[]});', 'text/javascript'),
  bad('a script', 'module.exports = {}', 'text/javascript'),
  bad('XML', '<?xml version="1.0"?><error>busy</error>', 'application/xml'),
  bad('SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
  bad('compressed bytes', '\u001f\ufffd\u0008\u0000\u0000', json),
  bad('control characters', '\u0000\u0001\u0002', json),
  bad('single quotes', "{'items':[]}"),
  bad('a comma too many', '{"items":[],}'),
  bad('names without quotes', '{items:[]}'),
  bad('NaN', '{"total":NaN}'),
  bad('Infinity', '{"total":Infinity}'),
  bad('undefined', 'undefined'),
  bad('a list 20,000 deep', deep('[', ']')),
  bad('an object 20,000 deep', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
  bad('a list 20,000 deep without end', '['.repeat(20_000)),
  bad('items that are no list', '{"items":{}}'),
  bad('items that are text', '{"items":"many"}'),
  bad('items that are null', '{"items":null}'),
  bad('items of the wrong kind', '{"items":[1,"two",null,[],true]}'),
  bad('receipts that are no list', '{"receipts":{}}'),
  bad('receipts that are null', '{"receipts":null}'),
  bad('no receipts', '{"receipts":[]}'),
  bad(
    'receipts for nobody',
    '{"receipts":[{"changeId":"00000000-0000-4000-8000-000000000000","outcome":"saved","affected":[]}]}',
  ),
  bad('receipts without an outcome', '{"receipts":[{"changeId":"x","affected":[]}]}'),
  bad('receipts of the wrong kind', '{"receipts":[1,null,"saved"]}'),
  bad('a dangerous name', '{"__proto__":{"polluted":true},"items":[]}'),
  bad('a dangerous id', '{"items":[{"id":"__proto__","title":"A"}]}'),
  bad('a promise that is none', '{"then":"x","items":[{"then":1}]}'),
  bad('a constructor', '{"constructor":{"prototype":{"polluted":true}}}'),
  bad('the same name twice', '{"items":[],"items":null}'),
  bad('a lone surrogate', '{"title":"\\ud800"}'),
  bad('a very long number', `{"total":${'9'.repeat(400)}}`),
  bad('a very long text', `{"title":"${'x'.repeat(1_000_000)}"}`),
  bad('a thousand nulls', `{"items":[${Array.from({ length: 1_000 }, () => 'null').join(',')}]}`),
  bad('base64', 'eyJpdGVtcyI6W119', 'text/plain'),
  bad('a form', 'items=&status=ok', 'application/x-www-form-urlencoded'),
  bad('a stream of events', 'data: {"items":[]}\n\n', 'text/event-stream'),
  bad('an error page as text', 'upstream connect error or disconnect/reset before headers', 'text/plain'),
];
