import type { GroupNode } from '../node.ts';
import type { NodeType } from '../node-type.ts';

export const groupType: NodeType<GroupNode> = {
  title: 'WhatsAppGroup',
  defaults: [
    'messaging_product',
    'subject',
    'creation_timestamp',
    'suspended',
    'description',
    'total_participant_count',
    'participants',
    'join_approval_mode',
  ],
  others: [],
  links: {},
  computed: {
    messaging_product: () => 'whatsapp',
    total_participant_count: ({ participants }) => participants.length,
    participants: ({ participants }) => participants.map((wa_id) => ({ wa_id })),
  },
};
