
=q 