import { describe, expect, test } from 'vitest';
import { PlanError } from '../../src/errors.ts';
import type { Collection, Folder, Item } from '../../src/model/collection.ts';
import { countIterations, RowReader } from '../../src/plan/iterations.ts';
import { findJump } from '../../src/plan/jump.ts';
import { selectItems } from '../../src/plan/select.ts';

function item(name: string, path: readonly string[] = []): Item {
  return {
    kind: 'item',
    id: `id-${[...path, name].join('-')}`,
    name,
    path: [...path, name],
    request: { method: 'GET', url: { raw: 'http://host.test' }, header: [] },
    auth: undefined,
    scripts: [],
    behavior: {},
  };
}

function folder(name: string, children: readonly (Folder | Item)[], path: readonly string[] = []): Folder {
  return { kind: 'folder', id: `id-${name}`, name, path: [...path, name], children };
}

const collection: Collection = {
  id: 'c',
  name: 'Shop',
  origin: 'shop.json',
  variables: [],
  children: [
    folder('Orders', [item('List', ['Orders']), folder('Admin', [item('Delete', ['Orders', 'Admin'])], ['Orders'])]),
    folder('Users', [item('List', ['Users']), item('Admin', ['Users'])]),
    item('Health'),
  ],
};

describe('selectItems', () => {
  test.each([
    { names: [], expected: 'Orders/List Orders/Admin/Delete Users/List Users/Admin Health', why: 'no name means all' },
    { names: ['Users'], expected: 'Users/List Users/Admin', why: 'a folder means what is in it' },
    { names: ['Health'], expected: 'Health', why: 'a request can be named' },
    { names: ['id-Users-List'], expected: 'Users/List', why: 'an id names one of several' },
    { names: ['List'], expected: 'Orders/List', why: 'of one name the first in the document counts' },
    { names: ['Users/List'], expected: 'Users/List', why: 'a path names one of several' },
    { names: ['Admin'], expected: 'Orders/Admin/Delete', why: 'folders and requests share their names' },
    { names: ['Health', 'Orders'], expected: 'Orders/List Orders/Admin/Delete Health', why: 'collection order counts' },
    { names: ['Orders', 'Delete'], expected: 'Orders/List Orders/Admin/Delete', why: 'nothing runs twice' },
  ])('$names: $why', ({ names, expected }) => {
    expect(selectItems(collection, names).map(({ path }) => path.join('/'))).toEqual(expected.split(' '));
  });

  test.each([
    { name: 'Order', hint: 'Did you mean "Orders"?' },
    { name: 'admins', hint: 'Did you mean "Admin"?' },
    { name: 'Shipping', hint: 'Name one of its folders or requests: "Orders", "Users", "Health"' },
  ])('$name is unknown and gets a hint', ({ name, hint }) => {
    expect(() => selectItems(collection, ['Orders', name])).toThrow(
      expect.objectContaining({
        constructor: PlanError,
        code: 'unknown-folder',
        message: `shop.json has no folder or request named "${name}"`,
        hint,
      }),
    );
  });
});

test('a selection without requests is told', () => {
  const empty: Collection = { ...collection, children: [...collection.children, folder('Empty', [])] };
  expect(() => selectItems(empty, ['Empty'])).toThrow(
    expect.objectContaining({ code: 'nothing-selected', message: 'shop.json has no request in "Empty"' }),
  );
});

describe('findJump', () => {
  const items = [item('a'), item('b'), { ...item('a'), id: 'second-a' }, { ...item('x'), id: 'b' }];
  test.each([
    { target: 'b', expected: 3, why: 'an id beats a name' },
    { target: 'a', expected: 2, why: 'of several with one name the last counts' },
    { target: 'nobody', expected: undefined, why: 'an unknown name ends the iteration' },
    { target: null, expected: undefined, why: 'null ends the iteration' },
  ])('$target: $why', ({ target, expected }) => {
    expect(findJump(items, target)).toBe(expected);
  });
});

describe('iterations', () => {
  const three = {
    count: 3,
    rows: async function* () {
      yield { n: 1 };
      yield { n: 2 };
      yield { n: 3 };
    },
  };
  const none = {
    count: 0,
    async *rows() {},
  };
  test.each([
    { asked: undefined, data: undefined, expected: [{}], why: 'once without anything' },
    { asked: 2, data: undefined, expected: [{}, {}], why: 'as often as asked' },
    { asked: undefined, data: three, expected: [{ n: 1 }, { n: 2 }, { n: 3 }], why: 'once per row' },
    { asked: 2, data: three, expected: [{ n: 1 }, { n: 2 }], why: 'more rows than iterations are left out' },
    { asked: 5, data: three, expected: [1, 2, 3, 3, 3].map((n) => ({ n })), why: 'the last row repeats' },
    { asked: undefined, data: none, expected: [{}], why: 'no rows is one empty one' },
  ])('$asked: $why', async ({ asked, data, expected }) => {
    const rows: unknown[] = [];
    const reader = new RowReader(data);
    for (let left = countIterations(asked, data); left > 0; left--) rows.push(await reader.next());
    await reader.close();
    expect(rows).toEqual(expected);
  });
});
