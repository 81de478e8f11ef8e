# one
a = 1 # two
// three
b = 2 // four
/* five
   six */ c = /* seven */ 3
d = [ # eight
  1, /* nine */
  # ten
]
# no newline