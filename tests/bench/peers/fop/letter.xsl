<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions">
  <xsl:template match="/letter">
    <fo:root font-family="Noto Sans" font-size="10pt" line-height="1.45" xml:lang="nl" language="nl" country="NL">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="a4" page-width="210mm" page-height="297mm" margin="30mm 25mm 25mm 30mm">
          <fo:region-body margin-bottom="10mm"/><fo:region-after extent="8mm"/>
        </fo:simple-page-master>
      </fo:layout-master-set>
      <fo:declarations>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><xsl:value-of select="@title"/></dc:title></rdf:Description>
        </rdf:RDF></x:xmpmeta>
      </fo:declarations>
      <fo:page-sequence master-reference="a4">
        <fo:static-content flow-name="xsl-region-after" role="artifact"><fo:block role="artifact">Pagina <fo:page-number/> van <fo:page-number-citation-last ref-id="end"/></fo:block></fo:static-content>
        <fo:flow flow-name="xsl-region-body">
          <xsl:for-each select="sender/l|addressee/l"><fo:block><xsl:value-of select="."/></fo:block></xsl:for-each>
          <xsl:for-each select="rows/r"><fo:block><xsl:value-of select="@k"/>: <xsl:value-of select="."/></fo:block></xsl:for-each>
          <fo:block role="H1" font-weight="bold" space-before="5mm"><xsl:value-of select="@title"/></fo:block>
          <xsl:apply-templates select="blocks/*"/>
          <fo:block id="end"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>
  <xsl:template match="h"><fo:block role="H2" font-weight="bold" space-before="3mm" keep-with-next="always"><xsl:value-of select="."/></fo:block></xsl:template>
  <xsl:template match="p"><fo:block space-before="2mm" hyphenate="true" widows="2" orphans="2"><xsl:value-of select="."/></fo:block></xsl:template>
  <xsl:template match="ul"><fo:list-block provisional-distance-between-starts="5mm" space-before="2mm"><xsl:for-each select="i">
    <fo:list-item><fo:list-item-label end-indent="label-end()"><fo:block>•</fo:block></fo:list-item-label>
    <fo:list-item-body start-indent="body-start()"><fo:block><xsl:value-of select="."/></fo:block></fo:list-item-body></fo:list-item></xsl:for-each></fo:list-block></xsl:template>
  <xsl:template match="table"><fo:table space-before="2mm" table-layout="fixed" width="100%">
    <fo:table-header><fo:table-row><xsl:for-each select="head/c"><fo:table-cell role="TH" fox:scope="Column"><fo:block font-weight="bold"><xsl:value-of select="."/></fo:block></fo:table-cell></xsl:for-each></fo:table-row></fo:table-header>
    <fo:table-body><xsl:for-each select="row"><fo:table-row><xsl:for-each select="c"><fo:table-cell><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell></xsl:for-each></fo:table-row></xsl:for-each></fo:table-body></fo:table></xsl:template>
</xsl:stylesheet>
