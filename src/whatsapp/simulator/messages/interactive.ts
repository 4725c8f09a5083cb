import { cloudError } from '../error-codes.ts';
import { isObject } from '../parameters.ts';
import { checkMedia } from './media-content.ts';
import { checkOrderDetails, checkOrderStatus } from './orders.ts';
import { type Content, missing, requireList, requireObject, requireText } from './required.ts';

interface Kind {
  /** Whether the message needs a text of its own. */
  readonly needsBody: boolean;
  readonly checkAction: (action: Content, interactive: Content) => void;
}

/** Every kind of interactive message and what its action must hold. */
const kinds: Readonly<Record<string, Kind>> = {
  list: { needsBody: true, checkAction: checkList },
  button: { needsBody: true, checkAction: checkButtons },
  product: {
    needsBody: false,
    checkAction: (action) => {
      requireText(action, 'action', 'catalog_id');
      requireText(action, 'action', 'product_retailer_id');
    },
  },
  product_list: { needsBody: true, checkAction: checkProducts },
  catalog_message: { needsBody: true, checkAction: named('catalog_message') },
  flow: { needsBody: true, checkAction: checkFlow },
  location_request_message: { needsBody: true, checkAction: named('send_location') },
  address_message: {
    needsBody: true,
    checkAction: (action) => {
      named('address_message')(action);
      requireText(requireObject(action, 'action', 'parameters'), 'action.parameters', 'country');
    },
  },
  cta_url: {
    needsBody: true,
    checkAction: (action) => {
      named('cta_url')(action);
      const parameters = requireObject(action, 'action', 'parameters');
      requireText(parameters, 'action.parameters', 'display_text', 20);
      const url = requireText(parameters, 'action.parameters', 'url');
      if (!/^https?:\/\//.test(url))
        throw cloudError(131009, "Param action.parameters['url'] must be an http or https URL");
    },
  },
  call_permission_request: { needsBody: false, checkAction: named('call_permission_request') },
  voice_call: { needsBody: true, checkAction: named('voice_call') },
  carousel: { needsBody: true, checkAction: checkCarousel },
  order_details: { needsBody: true, checkAction: checkOrderDetails },
  order_status: { needsBody: true, checkAction: checkOrderStatus },
};

const longestBody = 1024;
const longestFooter = 60;

/** Refuses an interactive message that lacks what its kind needs; an order of Singapore stands one level deeper. */
export function checkInteractive(content: Content): void {
  const type = requireText(content, 'interactive', 'type');
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined) {
    throw cloudError(
      131009,
      `Param interactive['type'] must be one of {${Object.keys(kinds).join(', ')}} - got "${type}"`,
    );
  }
  const inner = type === 'order_details' && isObject(content['order_details']) ? content['order_details'] : content;
  if (kind.needsBody || inner['body'] !== undefined) {
    requireText(
      requireObject(inner, 'interactive', 'body'),
      'interactive.body',
      'text',
      type === 'list' ? 4096 : longestBody,
    );
  }
  if (inner['footer'] !== undefined) {
    requireText(requireObject(inner, 'interactive', 'footer'), 'interactive.footer', 'text', longestFooter);
  }
  if (inner['header'] !== undefined) checkHeader(requireObject(inner, 'interactive', 'header'));
  kind.checkAction(requireObject(inner, 'interactive', 'action'), inner);
}

function checkHeader(header: Content): void {
  const type = requireText(header, 'interactive.header', 'type');
  if (type === 'text') requireText(header, 'interactive.header', 'text', 60);
  else if (['image', 'video', 'document'].includes(type))
    checkMedia(requireObject(header, 'interactive.header', type), type);
  else
    throw cloudError(
      131009,
      `Param interactive.header['type'] must be one of {text, image, video, document} - got "${type}"`,
    );
}

function named(name: string): (action: Content) => void {
  return (action) => {
    if (requireText(action, 'action', 'name') !== name)
      throw cloudError(131009, `Param action['name'] must be one of {${name}}`);
  };
}

const mostRows = 10;

function checkList(action: Content): void {
  requireText(action, 'action', 'button', 20);
  const sections = requireList(action, 'action', 'sections', 1, mostRows);
  const rows = sections.flatMap((section) => {
    if (sections.length > 1) requireText(section, 'action.sections', 'title', 24);
    return requireList(section, 'action.sections', 'rows', 1, mostRows);
  });
  if (rows.length > mostRows) throw cloudError(131009, `Total row count exceed max allowed count: ${mostRows}`);
  for (const row of rows) {
    requireText(row, 'action.sections.rows', 'id', 200);
    requireText(row, 'action.sections.rows', 'title', 24);
    if (row['description'] !== undefined && String(row['description']).length > 72) {
      throw cloudError(131009, "Param action.sections.rows['description'] must be at most 72 characters long.");
    }
  }
  checkUnique(
    rows.map(({ id }) => id),
    'row',
  );
}

function checkButtons(action: Content): void {
  const buttons = requireList(action, 'action', 'buttons', 1, 3);
  const replies = buttons.map((button) => {
    if (requireText(button, 'action.buttons', 'type') !== 'reply')
      throw cloudError(131009, "Param action.buttons['type'] must be one of {reply}");
    const reply = requireObject(button, 'action.buttons', 'reply');
    requireText(reply, 'action.buttons.reply', 'id', 256);
    requireText(reply, 'action.buttons.reply', 'title', 20);
    return reply['id'];
  });
  checkUnique(replies, 'button');
}

function checkUnique(ids: readonly unknown[], what: string): void {
  if (new Set(ids).size < ids.length) throw cloudError(131009, `Duplicated ${what} ids`);
}

function checkProducts(action: Content, interactive: Content): void {
  if (interactive['header'] === undefined) throw missing('interactive', 'header');
  requireText(action, 'action', 'catalog_id');
  for (const section of requireList(action, 'action', 'sections', 1, 10)) {
    for (const item of requireList(section, 'action.sections', 'product_items', 1, 30)) {
      requireText(item, 'action.sections.product_items', 'product_retailer_id');
    }
  }
}

function checkFlow(action: Content): void {
  named('flow')(action);
  const parameters = requireObject(action, 'action', 'parameters');
  requireText(parameters, 'action.parameters', 'flow_cta', 30);
  const { flow_id: id, flow_name: name, flow_action: kind = 'navigate' } = parameters;
  if (id === undefined && name === undefined) throw missing('action.parameters', 'flow_id or flow_name');
  if (id !== undefined && name !== undefined)
    throw cloudError(131009, 'Param action.parameters must have one of flow_id and flow_name');
  if (!['navigate', 'data_exchange'].includes(String(kind))) {
    throw cloudError(131009, "Param action.parameters['flow_action'] must be one of {navigate, data_exchange}");
  }
}

function checkCarousel(action: Content): void {
  for (const card of requireList(action, 'action', 'cards', 2, 10)) {
    if (card['type'] === 'product' || (isObject(card['action']) && card['action']['product_retailer_id'] !== undefined))
      continue;
    checkHeader(requireObject(card, 'action.cards', 'header'));
    requireObject(card, 'action.cards', 'action');
  }
}
