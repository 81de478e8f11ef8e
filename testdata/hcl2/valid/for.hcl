a = [for x in y : x]
b = [for k, v in y : v if k != "a"]
c = {for k, v in y : k => v}
d = {
  for in in for : null => if...
  if true
}
