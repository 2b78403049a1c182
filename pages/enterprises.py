"""企业: who works on which link of the chain, where, on which projects, and how they are tied."""

from atlas import ui

ui.title("firms.title")
ui.firms_headline()
ui.firms_by_segment()
ui.firms_where_and_ties()
ui.firms_list()
