"""How right Mahdar is: gold, the measures, and the gate that keeps them from falling."""
