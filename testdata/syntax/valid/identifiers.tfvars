_a = 1
a-b.c_d = 2
bücher = 3
变量٣ = 4
