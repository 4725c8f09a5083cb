// Stands in for what scripts do not need: faker, say, whose values the host has.
