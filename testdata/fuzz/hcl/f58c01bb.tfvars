# one
/ on// two
/* three
   gin
