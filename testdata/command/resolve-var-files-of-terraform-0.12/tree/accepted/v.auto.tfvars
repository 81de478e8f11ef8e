tmpl_escape = "$${x}"
tmpl_escape2 = "$$${x}"
pct_esc = "%%{x}"
pct_if = "%{ if true }y%{ else }n%{ endif }"
interp_const = "${1}"
interp_str = "${"x"}"
interp_mix = "x${1}y"
interp_bool = "${true}"
interp_nl = "${
1
}"
interp_list = "${[1]}"
num_oct = 0755
obj_interpkey = { "${"x"}" = 1 }
obj_dupmap = { x = {y=1}, x = {z=2} }
obj_duplist = { x = [1], x = [2] }
heredoc_ind_end = <<EOF
x
  EOF
heredoc_dash_less = <<-EOF
    x
      y
  EOF
heredoc_dash_unind = <<-EOF
 x
  y
    EOF
heredoc_dash_blank = <<-EOF
  x

  y
  EOF
heredoc_interp = <<EOF
${1}
EOF
heredoc_esc = <<EOF
$${x} \n %%{y}
EOF
heredoc_crlf = <<EOF
x
EOF
str_nfd = "é"
nested_quote = "x \"${"q"}\" y"
null = null
null_list = [null]
null_obj = { x = null }
obj_colon = { x : 1 }
obj_colon_q = { "x" : 1, "y": 2 }
for_list = [for i in [1,2]: i]
for_obj = { for i in ["x"] : i => 1 }
paren = (1)
arith = 1 + 2
neg = -(1)
cond = true ? 1 : 2
cmp = 1 == 1
not = !true
index = [1,2][0]
attr = {x=1}.x
splat = [{x=1}][*].x
num_089 = 089
num_big = 99999999999999999999
num_bigneg = -99999999999999999999
num_1e400 = 1e400
obj_numkey = { 1 = 2 }
obj_parenkey = { ("x") = 1 }
obj_truekey = { true = 1 }
heredoc_dashmark = <<E-F
x
E-F
