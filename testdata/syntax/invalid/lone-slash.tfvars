a = /x
