import { item, of, passes } from './pieces.mjs';

const two = of([item('a', 'echo', [passes]), item('b', 'echo', [passes])]);
const empty = (collection) => ({ options: () => ({ collection }) });

/** What a handler does to what it is told. */
const on = (name, change) => (event, told) => {
  if (event === name) change(told);
};

/** Where newman and Postino differ on purpose, each with its entry in docs/differences.md. */
export const scenarios = {
  'a collection that is an empty object': empty({}),
  'a collection that is a list': empty([1]),
  'a collection without items': empty({ info: { name: 'Sample' } }),
  'a collection whose items are null': empty({ info: { name: 'Sample' }, item: null }),
  'a handler that changes a request': {
    options: two,
    act: on('beforeRequest', (told) => told.request.url.update(told.request.url.toString().replace('echo', 'steered'))),
  },
  'a handler that changes an item': {
    options: two,
    act: on('beforeItem', (told) => told.item.request.url.update('{{base}}/steered')),
  },
};
