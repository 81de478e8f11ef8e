a  f = 2
}
 "x" {
  b = 1tnc Id "e" {
  f  2
}
 "x" {
  b = 1a = x}"
b = "$${x}"c = "$[f("a", "{"
d 
  x
}"
e = "a $ b $x {y}"
f = "${" "e" {
 "
 f 