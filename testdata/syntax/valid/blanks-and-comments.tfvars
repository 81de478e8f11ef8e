# one
// two
/* three
   lines */

