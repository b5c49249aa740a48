"""Writes structure.json, the expected answers of the structure kernels: python3 generate_structure.py

NetworkX and igraph both answer wherever both can, and must agree.
"""

import networkx as nx

from oracle import agreed, load, to_igraph, write

CONVENTIONS = {
    "all": "of the simple graph (loops ignored, parallel edges count as one, the lightest) and, of a directed graph, of that without its "
    "directions, unless said otherwise; null: not defined; absent: does not apply; lists of nodes are sorted, and so are lists of them",
    "strong_components": "of directed graphs, by the edges as they point",
    "bridges": "[u, v], u < v",
    "multi_bridges": "as bridges, but parallel (and opposite) edges make each other no bridges, as in igraph",
    "biconnected_components": "the edges [u, v], u < v, of each; biconnected_nodes: their nodes alone; an isolated node is in none",
    "density": "edges over pairs, ordered pairs if directed (by the edges as they point); 0 below two nodes",
    "transitivity": "3 triangles over paths of length two; 0 where there is none",
    "diameter": "diameter and radius: of the largest component, of the first of these by its smallest node; null without nodes; _weighted: "
    "by weights",
    "longest_distance": "the greatest finite distance, in whichever component; directed_longest_distance: along the edges; _weighted: by "
    "weights",
    "degree_assortativity": "null where all degrees at the ends of edges are the same; directed_degree_assortativity: of out-degrees of "
    "sources with in-degrees of targets",
    "degree_histogram": "how many nodes have degree 0, 1, ...; in_degree_histogram and out_degree_histogram of directed graphs",
    "degeneracy": "the greatest core number, 0 without nodes; core numbers and triangles by node are in centrality.json",
    "edge_count": "of the simple graph; opposite directed edges are two",
}


def groups(lists):
    return sorted(sorted(group) for group in lists)


def pairs(edges):
    return sorted(sorted(edge) for edge in edges)


def same(first, second):
    assert first == second, (first, second)
    return first


def distances(graph, weight):
    """Diameter and radius of the largest component, and the greatest finite distance of all."""
    suffix = "_weighted" if weight else ""
    if len(graph) == 0:
        return {f"diameter{suffix}": float("nan"), f"radius{suffix}": float("nan"), f"longest_distance{suffix}": float("nan")}
    largest = graph.subgraph(max(groups(nx.connected_components(graph)), key=len))
    part = to_igraph(nx.convert_node_labels_to_integers(largest))
    return {
        f"diameter{suffix}": agreed(nx.diameter(largest, weight=weight), part.diameter(weights=weight)),
        f"radius{suffix}": agreed(nx.radius(largest, weight=weight), min(part.eccentricity(weights=weight))),
        f"longest_distance{suffix}": longest(graph, weight),
    }


def longest(graph, weight):
    lengths = nx.all_pairs_dijkstra_path_length(graph, weight=weight or (lambda *_: 1))
    return agreed(max(max(reached.values()) for _, reached in lengths), to_igraph(graph).diameter(unconn=True, weights=weight))


def assortativity(graph):
    """NetworkX and igraph divide by a variance, and give NaN (or noise) where it is 0."""
    both = graph.to_directed()
    leaving, entering = (graph.out_degree, graph.in_degree) if graph.is_directed() else (graph.degree, graph.degree)
    if len({leaving[u] for u, _ in both.edges}) < 2 or len({entering[v] for _, v in both.edges}) < 2:
        return float("nan")
    return agreed(nx.degree_assortativity_coefficient(graph, x="out", y="in"), to_igraph(graph).assortativity_degree())


def answer(graph):
    directed, simple = graph.simple(), graph.simple(directed=False)
    second = to_igraph(simple)
    answers = {
        "edge_count": directed.number_of_edges(),
        "components": same(groups(nx.connected_components(simple)), groups(second.connected_components())),
        "bridges": same(pairs(nx.bridges(simple)), pairs(second.es[edge].tuple for edge in second.bridges())),
        "multi_bridges": multi_bridges(graph),
        "cut_vertices": same(sorted(nx.articulation_points(simple)), sorted(second.articulation_points())),
        "biconnected_components": groups(pairs(edges) for edges in nx.biconnected_component_edges(simple)),
        "biconnected_nodes": same(groups(nx.biconnected_components(simple)), groups(second.biconnected_components())),
        "degeneracy": same(max(nx.core_number(simple).values(), default=0), max(second.coreness(), default=0)),
        "triangle_count": same(sum(nx.triangles(simple).values()) // 3, len(second.list_triangles())),
        "transitivity": agreed(nx.transitivity(simple), second.transitivity_undirected(mode="zero")),
        "density": density(directed),
        "degree_assortativity": assortativity(simple),
        "degree_histogram": nx.degree_histogram(simple),
        **distances(simple, None),
    }
    if graph.weights:
        answers |= distances(simple, "weight")
    if graph.directed:
        second = to_igraph(directed)
        answers |= {
            "strong_components": same(groups(nx.strongly_connected_components(directed)), groups(second.connected_components("strong"))),
            "directed_longest_distance": longest(directed, None) if len(directed) else float("nan"),
            "directed_longest_distance_weighted": longest(directed, "weight") if graph.weights else None,
            "directed_degree_assortativity": assortativity(directed),
            "in_degree_histogram": histogram(directed.in_degree),
            "out_degree_histogram": histogram(directed.out_degree),
        }
    return answers


def multi_bridges(graph):
    multigraph = to_igraph(graph.multigraph())
    multigraph.to_undirected(mode="each")
    return pairs(multigraph.es[edge].tuple for edge in multigraph.bridges())


def density(simple):
    """igraph gives NaN below two nodes."""
    return agreed(nx.density(simple), to_igraph(simple).density()) if len(simple) > 1 else 0


def histogram(degrees):
    values = [degree for _, degree in degrees]
    return [values.count(degree) for degree in range(max(values, default=-1) + 1)]


def main():
    write("structure", CONVENTIONS, {graph.name: answer(graph) for graph in load()})


main()
