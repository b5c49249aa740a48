"""What the generators of this folder share: the graphs of graphs.json as NetworkX, igraph and NumPy see them, agreement, and writing.

Needs NetworkX 3.6.1, python-igraph 1.0.0 and NumPy. Make graphs.json first, by generate_graphs.py; then each family by its generator.
"""

import json
import math
import pathlib

import igraph
import networkx as nx
import numpy as np

FOLDER = pathlib.Path(__file__).parent
TOOLS = {"networkx": nx.__version__, "igraph": igraph.__version__, "numpy": np.__version__}


class Graph:
    """One graph of graphs.json. Weights are None where it has none."""

    def __init__(self, entry):
        self.name, self.directed, self.count = entry["name"], entry["directed"], entry["node_count"]
        self.pairs = list(zip(entry["sources"], entry["targets"]))
        self.weights = entry["weights"]

    def multigraph(self):
        """All edges, in NetworkX: parallels and loops too. The weight of an edge is 1 where the graph has no weights."""
        graph = nx.MultiDiGraph() if self.directed else nx.MultiGraph()
        graph.add_nodes_from(range(self.count))
        graph.add_weighted_edges_from((u, v, w) for (u, v), w in zip(self.pairs, self.weights or [1] * len(self.pairs)))
        return graph

    def simple(self, directed=None):
        """Without loops, the lightest of parallel edges, in NetworkX; undirected on demand (opposite edges are parallel then)."""
        graph = nx.DiGraph() if (self.directed if directed is None else directed) else nx.Graph()
        graph.add_nodes_from(range(self.count))
        for (u, v), w in zip(self.pairs, self.weights or [1] * len(self.pairs)):
            if u != v and (not graph.has_edge(u, v) or w < graph[u][v]["weight"]):
                graph.add_edge(u, v, weight=w)
        return graph

    def matrix(self, weighted):
        """The adjacency matrix: parallel edges add up, a loop is one entry on the diagonal."""
        matrix = np.zeros((self.count, self.count))
        for (u, v), w in zip(self.pairs, self.weights if weighted else [1] * len(self.pairs)):
            matrix[u, v] += w
            if not self.directed and u != v:
                matrix[v, u] += w
        return matrix


def load():
    return [Graph(entry) for entry in json.loads((FOLDER / "graphs.json").read_text())["graphs"]]


def to_igraph(graph):
    """An igraph graph of a NetworkX graph whose nodes are 0 ..< n, with the weights."""
    edges = list(graph.edges(data="weight"))
    result = igraph.Graph(n=len(graph), edges=[(u, v) for u, v, _ in edges], directed=graph.is_directed())
    result.es["weight"] = [w for _, _, w in edges]
    return result


def listed(values):
    """The values of a NetworkX dictionary by node, in the order of the nodes."""
    return [values[node] for node in range(len(values))]


def agreed(first, second, tolerance=1e-9):
    """The first answer, once the second tool has been seen to give the same. NaN agrees with NaN."""
    a, b = (np.asarray(answer, dtype=float) for answer in (first, second))
    assert a.shape == b.shape and np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True), (first, second)
    return first


def tidy(value):
    """Ready for JSON: 12 significant digits, whole numbers without a fraction, null for NaN and infinity, no absent fields."""
    if isinstance(value, dict):
        return {key: tidy(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [tidy(item) for item in value]
    if isinstance(value, (float, np.floating)):
        if not math.isfinite(value):
            return None
        rounded = float(f"{value:.12g}")
        return int(rounded) if rounded.is_integer() else rounded
    return int(value) if isinstance(value, np.integer) else value


def write(family, conventions, answers):
    """Writes FAMILY.json, one graph a line."""
    head = {"tools": TOOLS, "made_by": f"generate_{family}.py", "conventions": conventions}
    lines = [json.dumps(name) + ":" + json.dumps(tidy(answer), separators=(",", ":")) for name, answer in answers.items()]
    text = json.dumps(head, separators=(",", ":"))[:-1] + ',"answers":{\n' + ",\n".join(lines) + "\n}}\n"
    (FOLDER / f"{family}.json").write_text(text)
